import { created, MOST_CHARACTERS, notFound, ok, TOO_LONG, validationFailed } from '../reply.js';
import type { Call } from '../reply.js';
import * as view from '../views.js';
import type { World } from '../world.js';
import { react, refuseForeign, withPull } from './handler.js';
import type { Handler } from './handler.js';

const findIssueComment = (world: World, { params }: Call) =>
  world.issueComments.find(({ id }) => id === params['comment_id']);

const listIssueComments = withPull((world, pull, { query }) => {
  const since = query['since'] === undefined ? 0 : Date.parse(String(query['since']));
  const found = world.issueComments.filter(
    (comment) => comment.pull === pull.number && Date.parse(comment.updatedAt) >= since,
  );
  return { list: found.map((comment) => view.issueCommentView(world, comment)) };
}, 'issue_number');

const createIssueComment = withPull((world, pull, { body }) => {
  const text = String(body['body']);
  if (text.length > MOST_CHARACTERS) return validationFailed('IssueComment', TOO_LONG);
  const comment = {
    id: world.nextId(),
    pull: pull.number,
    author: world.settings.viewer,
    body: text,
    createdAt: world.now(),
    updatedAt: world.now(),
    reactions: [],
  };
  world.issueComments.push(comment);
  return created(view.issueCommentView(world, comment));
}, 'issue_number');

const updateIssueComment: Handler = (world, call) => {
  const comment = findIssueComment(world, call);
  if (comment === undefined) return notFound();
  if (comment.author !== world.settings.viewer) return refuseForeign();
  const text = String(call.body['body']);
  if (text.length > MOST_CHARACTERS) return validationFailed('IssueComment', TOO_LONG);
  comment.body = text;
  comment.updatedAt = world.now();
  return ok(view.issueCommentView(world, comment));
};

const getPermission: Handler = (world, { params }) => {
  const person = world.people.get(String(params['username']));
  if (person === undefined) return notFound();
  return ok({ permission: person.permission, role_name: person.permission, user: view.userView(person.login) });
};

/** Comments on a pull request as a whole, the repository and its people. */
export const conversationRoutes: Readonly<Record<string, Handler>> = {
  'actions/re-run-workflow': (world, { params }) => {
    world.reruns.push(Number(params['run_id']));
    return created({});
  },
  'issues/create-comment': createIssueComment,
  'issues/list-comments': listIssueComments,
  'issues/update-comment': updateIssueComment,
  'reactions/create-for-issue-comment': (world, call) => {
    const comment = findIssueComment(world, call);
    return comment === undefined ? notFound() : react(world, comment, call);
  },
  'repos/get': (world) => ok(view.repositoryView(world)),
  'repos/get-collaborator-permission-level': getPermission,
  'users/get-authenticated': (world) => ok(view.userView(world.settings.viewer)),
};
