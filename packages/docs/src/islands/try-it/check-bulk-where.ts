export function checkBulkWhere(_text: string, _schema: unknown, _language: string): string | undefined { return undefined; }
