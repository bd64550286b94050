/** What to write in CDK code, in words, where there is no change to suggest. */
import { codeOf, type Granted } from './rows.js';

/** `readonlyRootFilesystem: true` in the options of `addContainer`; of a call in them, its own. */
export function optionWords(granted: readonly Granted[], maker: string): string {
  const options = granted.map((one) => `\`${one.row.prop.replace(/\[\]|\(\)/g, '')}: ${codeOf(one)}\``);
  const call = /^[a-z]\w*$/.test(maker) ? maker : `new ${maker}`;
  return `${options.join(' and ')} in the options of \`${call}\``;
}

export function withReason(words: string, reason: string): string {
  return `In the CDK write ${words}. It is not suggested as a change because ${reason}.`;
}

export function alreadyWritten(words: string): string {
  return `The code has ${words} already, so the template is older than the code: synthesize the app again.`;
}

/** For what a pattern has no option for. */
export function statementWords(maker: string, statement: string): string {
  return `\`${maker}\` has no option for it: write \`${statement}\` behind it.`;
}
