/** `data "aws_iam_policy_document"`: which documents are made of which, and which statements replace others by their Sid. */
import type { Resource } from '../model/resource.js';
import type { MapNode, Node } from '../model/source.js';
import type { StatementOwner } from '../model/subject.js';
import { isAbsent, resolve, type Assumption } from './locate.js';

/** A document that another one is made of: a data document, or JSON that is written in place. */
export type Ingredient =
  | { readonly document: Resource; readonly json?: undefined }
  | { readonly json: MapNode; readonly document?: undefined };

export interface Recipe {
  readonly document: Resource;
  readonly sources: readonly Ingredient[];
  /** Each replaces statements of all before it. */
  readonly overrides: readonly Ingredient[];
  /** False when there may be further sources. */
  readonly knowsSources: boolean;
  /** False when statements with a Sid may be replaced by something that is not known. */
  readonly knowsOverrides: boolean;
  /** The Sids of the statements that are written in it. */
  readonly own: ReadonlySet<string>;
}

export interface ComposedDocuments {
  readonly recipes: readonly Recipe[];
  /** Who uses a statement of an ingredient of a recipe, which may have a Sid. */
  readonly ownersIn: (recipe: Recipe, part: Ingredient | 'own', sid: string | undefined) => Owners;
}

/** `no` when the statement is replaced wherever its document is used, `maybe` when something unknown may replace it. */
export interface Owners {
  readonly owners: readonly StatementOwner[];
  readonly used: 'yes' | 'no' | 'maybe';
}

export interface Composing {
  readonly documents: readonly Resource[];
  /** Who refers to a document directly. */
  readonly usersOf: (document: Resource) => readonly StatementOwner[];
  readonly assumption: Assumption | undefined;
}

const SOURCES = ['source_policy_documents', 'source_json'];
const OVERRIDES = ['override_policy_documents', 'override_json'];

/** Documents inside documents, each in another. */
const DEEPEST = 10;

export function composeDocuments({ documents, usersOf, assumption }: Composing): ComposedDocuments {
  const byAddress = new Map(documents.map((document) => [document.address, document]));
  const recipes = documents.map((document): Recipe => {
    const sources = ingredientsOf(document, SOURCES, { byAddress, assumption });
    const overrides = ingredientsOf(document, OVERRIDES, { byAddress, assumption });
    return {
      document,
      sources: sources.found,
      overrides: overrides.found,
      knowsSources: sources.complete,
      knowsOverrides: overrides.complete,
      own: sidsIn(document.body, assumption),
    };
  });
  const byDocument = new Map(recipes.map((one) => [one.document, one]));
  const book: Book = { uses: usesIn(recipes), byDocument, usersOf, assumption };
  return { recipes, ownersIn: (recipe, part, sid) => ownersIn({ recipe, part, sid }, book, 0) };
}

/** In which recipes each document is an ingredient. */
function usesIn(recipes: readonly Recipe[]): Book['uses'] {
  const uses = new Map<Resource, { readonly recipe: Recipe; readonly part: Ingredient }[]>();
  for (const recipe of recipes) {
    for (const part of [...recipe.sources, ...recipe.overrides]) {
      if (part.document !== undefined) uses.set(part.document, [...(uses.get(part.document) ?? []), { recipe, part }]);
    }
  }
  return uses;
}

interface Known {
  readonly byAddress: ReadonlyMap<string, Resource>;
  readonly assumption: Assumption | undefined;
}

interface Ingredients {
  readonly found: readonly Ingredient[];
  readonly complete: boolean;
}

function ingredientsOf({ body }: Resource, keys: readonly string[], known: Known): Ingredients {
  const nodes = body.entries.filter((entry) => keys.includes(entry.key)).map((entry) => entry.value);
  const lists = nodes.map((node) => resolve(node, known.assumption)).filter((node) => !isAbsent(node));
  const items = lists.flatMap((node): readonly Node[] => (node.kind === 'list' ? node.items : [node]));
  const parts = items.map((item) => ingredientOf(resolve(item, known.assumption), known.byAddress));
  const found = parts.filter((part) => part !== undefined);
  const closed = lists.every((node) => node.kind !== 'list' || node.complete);
  return { found, complete: closed && found.length === parts.length };
}

function ingredientOf(node: Node, byAddress: ReadonlyMap<string, Resource>): Ingredient | undefined {
  if (node.kind === 'map') return { json: node };
  const document = node.kind === 'reference' ? byAddress.get(node.to) : undefined;
  return document === undefined ? undefined : { document };
}

/** The Sids of the statements that are written in a document. */
function sidsIn(body: MapNode, assumption: Assumption | undefined): ReadonlySet<string> {
  const entry = body.entries.findLast((candidate) => candidate.key.toLowerCase() === 'statement');
  const node = entry === undefined ? undefined : resolve(entry.value, assumption);
  const items = node?.kind === 'list' ? node.items : node === undefined ? [] : [node];
  return new Set(items.flatMap((item) => sidOf(resolve(item, assumption)) ?? []));
}

/** The Sid of a statement, in either spelling. */
export function sidOf(node: Node): string | undefined {
  if (node.kind !== 'map') return undefined;
  const sid = node.entries.find((entry) => entry.key === 'Sid' || entry.key === 'sid');
  return sid?.value.kind === 'scalar' && sid.value.raw !== '' ? sid.value.raw : undefined;
}

interface Book {
  readonly uses: ReadonlyMap<Resource, readonly { readonly recipe: Recipe; readonly part: Ingredient }[]>;
  readonly byDocument: ReadonlyMap<Resource, Recipe>;
  readonly usersOf: Composing['usersOf'];
  readonly assumption: Assumption | undefined;
}

interface Place {
  readonly recipe: Recipe;
  readonly part: Ingredient | 'own';
  readonly sid: string | undefined;
}

/** Of a statement in a document: its users, and those of every document that this one is put into. */
function ownersIn({ recipe, part, sid }: Place, book: Book, depth: number): Owners {
  const replaced = depth > DEEPEST ? 'yes' : isReplaced({ recipe, part, sid }, book);
  if (replaced === 'yes') return { owners: [], used: 'no' };
  const outer = (book.uses.get(recipe.document) ?? []).map((use) => ownersIn({ ...use, sid }, book, depth + 1));
  const own = book.usersOf(recipe.document);
  const owners = [...new Set([...own, ...outer.flatMap((one) => one.owners)])];
  const used = own.length > 0 || outer.length === 0 ? 'yes' : mostUsed(outer);
  return { owners, used: used === 'yes' ? (replaced === 'maybe' ? 'maybe' : 'yes') : used };
}

function mostUsed(outer: readonly Owners[]): Owners['used'] {
  const uses = outer.map(({ used }) => used);
  return uses.includes('yes') ? 'yes' : uses.includes('maybe') ? 'maybe' : 'no';
}

function isReplaced({ recipe, part, sid }: Place, book: Book): 'yes' | 'no' | 'maybe' {
  if (sid === undefined) return 'no';
  const at = part === 'own' ? -1 : recipe.overrides.indexOf(part);
  const later = recipe.overrides.slice(at + 1);
  if (later.some((one) => holds(one, { sid, book }, 0))) return 'yes';
  if (part !== 'own' && at < 0 && recipe.own.has(sid)) return 'yes';
  return recipe.knowsOverrides ? 'no' : 'maybe';
}

interface Wanted {
  readonly sid: string;
  readonly book: Book;
}

/** Whether a document has a statement of this Sid, of its own or from another one. */
function holds(part: Ingredient, wanted: Wanted, depth: number): boolean {
  const { sid, book } = wanted;
  if (part.document === undefined) return sidsIn(part.json, book.assumption).has(sid);
  const recipe = book.byDocument.get(part.document);
  if (recipe === undefined || depth > DEEPEST) return false;
  return recipe.own.has(sid) || [...recipe.sources, ...recipe.overrides].some((one) => holds(one, wanted, depth + 1));
}
