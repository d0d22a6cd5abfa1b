import { contracts } from '@relance/schemas';
import { connect } from '../../connection/connect.js';
import { told, type CommandContext, type CommandResult } from '../../terminal/command-context.js';
import { wantedBody, type PreviewOptions } from './preview-template.js';

/** `relance templates test`: sends oneself a message as it would leave to an account, stamped; no contact. Exit code 1 where the relay did not take it. */
export async function testTemplate(context: CommandContext, template: string, options: PreviewOptions): Promise<CommandResult> {
  const output = await connect(context).call(contracts.testTemplate, { body: await wantedBody(context, template, options) });
  const { to, subject, outcome, refusal } = output;
  return {
    exitCode: outcome === 'accepted' ? 0 : 1,
    output,
    lines: [`→ ${to}`, subject, ...(refusal === undefined ? [] : [told(context, refusal)])],
  };
}
