import { checkRunRoutes } from './routes/check-runs.js';
import { conversationRoutes } from './routes/conversation.js';
import { gitObjectRoutes } from './routes/git-objects.js';
import type { Handler } from './routes/handler.js';
import { pullRequestRoutes } from './routes/pull-requests.js';
import { reviewRoutes } from './routes/reviews.js';

/** What each operation of GitHub's description does here. */
export const ROUTES: Readonly<Record<string, Handler>> = {
  ...pullRequestRoutes,
  ...reviewRoutes,
  ...conversationRoutes,
  ...checkRunRoutes,
  ...gitObjectRoutes,
};
