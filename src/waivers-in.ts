/** What people decided in the conversation of a pull request, as our own comments keep it. */
import { GitHubFailure, type GitHub, type ReviewComment } from './model/github.js';
import { ownComments } from './report/marker.js';
import { waiversOf, type Conversation, type Waiver } from './report/waiver-marker.js';

/** Lists the comments of a pull request once, however often they are asked for. */
export function rememberComments(github: GitHub): GitHub {
  const listed = new Map<number, Promise<readonly ReviewComment[]>>();
  const reviewComments = async (number: number): Promise<readonly ReviewComment[]> => {
    const known = listed.get(number) ?? github.reviewComments(number);
    listed.set(number, known);
    return known;
  };
  return { ...github, reviewComments };
}

/** None when the comments cannot be listed: whoever publishes says so. */
export async function waiversIn(
  github: Pick<GitHub, 'viewer' | 'reviewComments'>,
  here: Conversation,
): Promise<readonly Waiver[]> {
  try {
    const [author, comments] = await Promise.all([github.viewer(), github.reviewComments(here.number)]);
    return waiversOf(ownComments(comments, author), here);
  } catch (error) {
    if (error instanceof GitHubFailure) return [];
    throw error;
  }
}
