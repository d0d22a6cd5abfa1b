/** The style sheet of all messages, inlined before they leave: mail programs drop what stands in the head. */
export function styleSheet(brandColour: string): string {
  return `
    body { margin: 0; padding: 0; background: #f4f5f7; }
    .page { width: 100%; background: #f4f5f7; }
    .sheet { width: 680px; max-width: 100%; margin: 24px auto; background: #ffffff; border-top: 4px solid ${brandColour};
      font-family: Inter, Helvetica, Arial, sans-serif; font-size: 14px; line-height: 21px; color: #1c2430; }
    .inner { padding: 28px 36px; }
    .parties { width: 100%; font-size: 13px; line-height: 19px; }
    .party { width: 50%; vertical-align: top; padding: 0 16px 20px 0; }
    .name { font-weight: 600; font-size: 15px; }
    .reference { margin: 0 0 20px; padding: 8px 0; border-top: 1px solid #e2e5ea; border-bottom: 1px solid #e2e5ea;
      font-size: 13px; color: #4a5463; }
    p { margin: 0 0 14px; }
    h2 { margin: 20px 0 8px; font-size: 14px; line-height: 20px; font-weight: 600; color: #1c2430; }
    .items { width: 100%; border-collapse: collapse; margin: 0 0 16px; font-size: 13px; line-height: 18px; }
    thead { color: #4a5463; text-align: left; }
    .items tbody, .items tfoot { vertical-align: top; }
    .amount { text-align: right; white-space: nowrap; }
    .total { font-weight: 600; border-top: 1px solid #1c2430; }
    .bank { margin: 0 0 16px; padding: 12px 16px; background: #f4f5f7; font-size: 13px; line-height: 20px; }
    .signature { margin: 24px 0 0; }
    .legal { padding: 14px 36px 20px; border-top: 1px solid #e2e5ea; font-size: 11px; line-height: 16px; color: #6a7483; }
  `;
}
