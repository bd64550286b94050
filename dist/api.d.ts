export type ReportSeverity = 'critical' | 'high' | 'medium' | 'low' | 'info';
/** One value counts as a list of one. */
export type OneOrMore<T> = T | readonly T[];
export type PlainValues = Readonly<Record<string, string | number | boolean>>;
/** A problem that is accepted, with a reason. */
export interface IgnoreEntry {
    readonly rule: OneOrMore<string>;
    readonly path?: string;
    readonly resource?: string;
    readonly reason: string;
    /** The last day on which it counts, such as 2027-03-01. */
    readonly until?: string;
}
export type RuleState = 'off' | 'on' | ReportSeverity;
/** The words of the configuration file; docs/configuration.md says what each decides. */
export interface ReviewConfiguration {
    readonly preset?: 'recommended' | 'talk' | 'strict';
    readonly rules?: Readonly<Record<string, RuleState | boolean | {
        readonly severity: RuleState | boolean;
    }>>;
    readonly 'fail-on'?: ReportSeverity | 'never';
    readonly scope?: 'diff' | 'all';
    readonly relevance?: 'ecs' | 'all';
    readonly paths?: OneOrMore<string>;
    readonly exclude?: OneOrMore<string>;
    readonly ignore?: OneOrMore<IgnoreEntry>;
    readonly 'honor-suppressions'?: OneOrMore<'checkov' | 'trivy' | 'kics' | 'cdk-nag' | 'cfn-guard' | 'cfn-lint'>;
    readonly 'approved-registries'?: OneOrMore<string>;
    readonly 'secret-names'?: OneOrMore<string>;
    readonly 'expect-audit'?: boolean;
    readonly 'terraform-var-files'?: OneOrMore<string>;
    readonly variables?: PlainValues;
    readonly environments?: Readonly<Record<string, {
        readonly variables?: PlainValues;
        readonly 'var-files'?: OneOrMore<string>;
        readonly parameters?: PlainValues;
    }>>;
    readonly environment?: string;
    readonly 'comment-at'?: ReportSeverity;
    readonly 'max-comments'?: number;
    readonly suggestions?: boolean;
    readonly baseline?: string;
}
/** Put `text` in the place of `[start, end)`; offsets are UTF-16 into the text as it was given. */
export interface ReportEdit {
    readonly file: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
}
export type ReportFix = {
    readonly kind: 'edits';
    readonly edits: readonly ReportEdit[];
} | {
    readonly kind: 'advice';
    readonly text: string;
};
export interface ReportFinding {
    readonly code: string;
    readonly name: string;
    readonly step: number;
    readonly severity: ReportSeverity;
    readonly format: 'task-definition' | 'cloudformation' | 'cdk' | 'terraform' | 'terraform-plan' | 'configuration';
    readonly address: string;
    readonly property: string;
    readonly file: string;
    /** Lines and columns count from 1. */
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly message: string;
    readonly fingerprint: string;
    /** The defaults that it rests on. */
    readonly assumed?: readonly string[];
    /** Codes of blunter rules that it speaks for. */
    readonly also?: readonly string[];
    /** Where the construct of a CDK app is made. */
    readonly source?: {
        readonly file: string;
        readonly line: number;
    };
    /** Edits are proved; null when no fix was planned. */
    readonly fix: ReportFix | null;
}
export interface ReportStep {
    readonly step: number;
    readonly title: string;
    readonly asks: string;
    readonly status: 'pass' | 'fail' | 'undecided' | 'not-applicable';
    readonly rules: number;
    readonly findings: number;
    readonly undecided: number;
    readonly known: number;
}
/** Something that stands in a line of a file. */
export interface ReportPlace {
    readonly code: string;
    readonly address: string;
    readonly file: string;
    readonly line: number;
}
/** The object of the JSON report. */
export interface ReviewReport {
    readonly schema: 1;
    readonly verdict: 'success' | 'failure';
    readonly counts: Readonly<Record<ReportSeverity, number>>;
    readonly findings: readonly ReportFinding[];
    readonly suppressed?: readonly (ReportPlace & {
        readonly reason: string;
    })[];
    readonly known?: readonly (ReportPlace & {
        readonly severity: ReportSeverity;
        readonly fingerprint: string;
    })[];
    readonly undecided: readonly (ReportPlace & {
        readonly reason: string;
    })[];
    readonly notices: readonly {
        readonly file: string;
        readonly line: number | null;
        readonly message: string;
    }[];
    readonly steps: readonly ReportStep[];
    readonly stats: {
        readonly files: number;
        readonly resources: number;
        readonly rules: number;
    };
}
/**
 * Reviews files, given as a record of path (from the root, with forward slashes) to text. Without a configuration, the
 * configuration file among them counts. Throws an error that names each fault of the configuration.
 */
export declare function review(files: Readonly<Record<string, string>>, configuration?: ReviewConfiguration): ReviewReport;
