/** As the API writes it. */
export const cursor = (keys: [string, string]) => Buffer.from(JSON.stringify(keys)).toString('base64url');
