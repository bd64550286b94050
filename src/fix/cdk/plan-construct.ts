/** Changes of a generated template → the change of the CDK code that makes it, or what to write there in words. */
import type { Finding } from '../../model/finding.js';
import type { Resource } from '../../model/resource.js';
import { isRefused, refuse, type Refusal } from '../draft.js';
import type { Plan } from '../plan.js';
import { madeBy, variableOf, type Code, type CodeAt, type Made } from './code-at.js';
import { editCode } from './edit-code.js';
import { rehearse } from './rehearse.js';
import { givenChange, makersFor, rowsFor, type Granted } from './rows.js';
import { CONTAINER_SITE, type Sites } from './sites.js';
import { PATTERNS, statementFor } from './statements.js';
import { alreadyWritten, optionWords, statementWords, withReason } from './words.js';
import { wishOf, type Wish } from './wish.js';

/** The code of the apps, and how many resources each line of it makes. */
export interface ConstructContext {
  readonly codeAt: CodeAt;
  readonly sites: Sites;
}

const NOTHING = refuse('no option of the CDK is known for these changes');

/**
 * The edits of the template, for the proof, with those of the code that will make it so. Where anything is unclear there
 * is only advice: options that come from elsewhere, a line that makes several resources, a name that is not imported.
 */
export function planConstruct(finding: Finding, context: ConstructContext): Plan {
  const { changes = [] } = finding.problem;
  const wishes = changes.flatMap((change) => wishOf(change) ?? []);
  const { resource } = finding.subject;
  if (wishes.length === 0 || wishes.length < changes.length || !wishes.every((wish) => isOf(resource, wish)))
    return NOTHING;
  const code = context.codeAt(finding);
  if (isRefused(code)) return advise(finding, wishes, code);
  const made = madeBy(finding, code, makersFor(finding.subject));
  if (isRefused(made)) return byStatement(finding, wishes, code) ?? advise(finding, wishes, made);
  const granted = rowsFor(wishes, made.makers.rows);
  return granted === undefined ? NOTHING : write({ finding, made, granted, code }, context);
}

/** Whether a change is one of the resource itself: a rule may want something of another one. */
function isOf({ file, place }: Resource, { change }: Wish): boolean {
  const owner = change.place.kind === 'attribute' ? change.place.owner : undefined;
  if (owner?.file.path !== file.path) return false;
  return place.span.start <= owner.span.start && owner.span.end <= place.span.end;
}

interface Writing {
  readonly finding: Finding;
  readonly made: Made;
  readonly granted: readonly Granted[];
  readonly code: Code;
}

function write({ finding, made, granted, code }: Writing, { sites }: ConstructContext): Plan {
  const words = optionWords(granted, made.call.maker);
  const written = whyShared(finding, sites) ?? editCode(made.call, { granted, item: finding.subject.name }, code);
  if (written === undefined) return { ...refuse('it is written already'), advice: alreadyWritten(words) };
  if (isRefused(written)) return { ...written, advice: withReason(words, written.refused) };
  const rehearsed = rehearse(granted.map(givenChange), finding.subject.resource);
  return { ...rehearsed, written, advice: withReason(words, 'it was not proved that this change alone is right') };
}

/** A change of the line would change what else it makes. */
function whyShared({ source, subject }: Finding, sites: Sites): Refusal | undefined {
  if (source === undefined) return undefined;
  const isOwn = source !== subject.resource.source;
  const count = sites(source, isOwn ? CONTAINER_SITE : subject.resource.type);
  return count > 1 ? refuse(`${String(count)} of these are made on the same line`) : undefined;
}

/** For a pattern without such an option. */
function byStatement({ subject }: Finding, wishes: readonly Wish[], code: Code): Plan | undefined {
  const [pattern, more] = code.calls.filter(({ maker }) => PATTERNS.has(maker));
  if (pattern === undefined || more !== undefined) return undefined;
  const variable = variableOf(pattern, code.script) ?? 'service';
  const statements = wishes.flatMap((wish) => statementFor(wish, subject, variable) ?? []);
  if (statements.length < wishes.length) return undefined;
  return { ...refuse('the pattern has no option for it'), advice: statementWords(pattern.maker, statements.join(' ')) };
}

/** In the words of the first makers that have options for it: they are what people write by hand. */
function advise({ subject }: Finding, wishes: readonly Wish[], refusal: Refusal): Plan {
  for (const { makers, rows } of makersFor(subject)) {
    const granted = rowsFor(wishes, rows);
    const [maker] = makers;
    if (granted !== undefined && maker !== undefined)
      return { ...refusal, advice: withReason(optionWords(granted, maker), refusal.refused) };
  }
  return refusal;
}
