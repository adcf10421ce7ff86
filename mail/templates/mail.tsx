import type { MailContent } from '../content/content';
import { BlockView } from './blocks';
import { Frame } from './frame';

/** A whole email as HTML: the frame and the parts of its content. */
export function MailDocument({ content }: { content: MailContent }) {
  return (
    <Frame content={content}>
      {content.blocks.map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </Frame>
  );
}
