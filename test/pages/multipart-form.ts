/** A form with a file, as a browser sends it. */
export function multipartForm(
  fields: Readonly<Record<string, string>>,
  file?: { readonly name: string; readonly bytes: string | Uint8Array },
): { readonly raw: Uint8Array; readonly type: string } {
  const boundary = 'milepost-test-boundary';
  const part = (head: string, body: string | Uint8Array): Buffer =>
    Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n`),
      Buffer.from(body),
      Buffer.from('\r\n'),
    ]);
  const parts = Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value));
  const type = '\r\nContent-Type: application/octet-stream';
  if (file) parts.push(part(`name="file"; filename="${file.name}"${type}`, file.bytes));
  return {
    raw: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
    type: `multipart/form-data; boundary=${boundary}`,
  };
}
