import type { Call, Reply } from '../reply.js';
import { created, notFound, ok } from '../reply.js';
import { userView } from '../views.js';
import type { CheckRunState, CommentState, PullState, World } from '../world.js';

/** Answers one operation. */
export type Handler = (world: World, call: Call) => Reply;

/** A route of a pull request; 404 when there is none. */
export const withPull =
  (handler: (world: World, pull: PullState, call: Call) => Reply, name = 'pull_number'): Handler =>
  (world, call) => {
    const pull = world.pulls.get(Number(call.params[name]));
    return pull === undefined ? notFound() : handler(world, pull, call);
  };

/** A route of a review comment; 404 when there is none. */
export const withComment =
  (handler: (world: World, comment: CommentState, call: Call) => Reply): Handler =>
  (world, call) => {
    const comment = world.comments.find(({ id }) => id === call.params['comment_id']);
    return comment === undefined ? notFound() : handler(world, comment, call);
  };

/** A route of a check run; 404 when there is none. */
export const withCheckRun =
  (handler: (world: World, run: CheckRunState, call: Call) => Reply): Handler =>
  (world, call) => {
    const run = world.checkRuns.find(({ id }) => id === call.params['check_run_id']);
    return run === undefined ? notFound() : handler(world, run, call);
  };

/** Nobody may change what somebody else wrote. */
export const refuseForeign = (): Reply => ({
  status: 403,
  body: {
    message: 'Resource not accessible by integration',
    documentation_url: 'https://docs.github.com/rest',
    status: '403',
  },
});

/** Adds a reaction once. */
export const react = (world: World, target: { readonly reactions: string[] }, { body }: Call): Reply => {
  const reaction = `${world.settings.viewer} ${String(body['content'])}`;
  const answer = { id: world.nextId(), content: body['content'], user: userView(world.settings.viewer) };
  if (target.reactions.includes(reaction)) return ok(answer);
  target.reactions.push(reaction);
  return created(answer);
};
