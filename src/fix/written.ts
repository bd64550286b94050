/** A value in the words of a file, but not yet in any syntax. */
export type Written = string | number | boolean | Code | readonly Written[] | WrittenMap;

/** An expression that stands as it is: `aws_lb.web.arn`, `!Ref Alb`. */
export interface Code {
  readonly code: string;
}

export interface WrittenMap {
  readonly members: readonly Member[];
}

/** One key with its value; `block` where Terraform writes a nested block (one for each item when it is a list). */
export interface Member {
  readonly key: string;
  readonly value: Written;
  readonly block: boolean;
}

export function isList(value: Written): value is readonly Written[] {
  return Array.isArray(value);
}

export function isMap(value: Written): value is WrittenMap {
  return typeof value === 'object' && 'members' in value;
}

export function isCode(value: Written): value is Code {
  return typeof value === 'object' && 'code' in value;
}

/** Members with equal keys become one when both hold maps; otherwise the later one stays. */
export function mergeMembers(members: readonly Member[]): readonly Member[] {
  const merged = new Map<string, Member>();
  for (const member of members) {
    const known = merged.get(member.key);
    const both = known !== undefined && isMap(known.value) && isMap(member.value);
    const value = both ? { members: mergeMembers([...mapOf(known), ...mapOf(member)]) } : member.value;
    merged.set(member.key, { ...member, value });
  }
  return [...merged.values()];
}

function mapOf(member: Member): readonly Member[] {
  return isMap(member.value) ? member.value.members : [];
}
