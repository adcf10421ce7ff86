import { Column } from '@react-email/column';
import { Row } from '@react-email/row';
import { Section } from '@react-email/section';
import { Text } from '@react-email/text';
import type { StageMark } from '../model/model';
import { look } from './looks';

const lookOf = { done: 'stageDone', current: 'stageCurrent', ahead: 'stageAhead' } as const;

/**
 * Where the project stands among its stages: the caption says it in words, the line shows it. Without colours the
 * ticks, the bold number and the caption still say the same.
 */
export function StageLine({ caption, stages }: { caption: string; stages: readonly StageMark[] }) {
  return (
    <Section style={{ marginTop: '28px' }}>
      <Text {...look('text', { fontSize: '16px', lineHeight: '24px', fontWeight: 600, margin: '0 0 8px' })}>
        {caption}
      </Text>
      <Row aria-hidden="true" style={{ tableLayout: 'fixed' }}>
        {stages.map(({ state }, index) => (
          <Column key={index} style={{ paddingRight: index === stages.length - 1 ? 0 : '3px' }}>
            <div
              {...look(lookOf[state], {
                borderRadius: '4px',
                fontSize: '14px',
                lineHeight: '30px',
                textAlign: 'center',
              })}
            >
              {state === 'current' ? <b>{index + 1}</b> : state === 'done' ? '✓' : index + 1}
            </div>
          </Column>
        ))}
      </Row>
    </Section>
  );
}
