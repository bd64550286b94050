/** The keys that AWS itself manages in every account, one for each service. Source: the KMS developer guide, AWS managed keys. */
import { is, isUnset, type Attr, type Link } from './attribute.js';
import { or, type Certainty } from './certainty.js';

/** Whether a service (`ssm`) encrypts with the key that AWS manages for it: no key is named, or just that one. */
export function isManagedKey(key: Attr<Link>, service: string): Certainty {
  const alias = new RegExp(`(^|:)alias/aws/${service}$`);
  return or(
    isUnset(key),
    is(key, ({ literal }) => literal !== undefined && alias.test(literal)),
  );
}
