import rule from '../../../src/rules/7-audit/cloudtrail-data-events-missing.js';
import { OPAQUE, resource, type Neutral, type Value } from '../../support/neutral.js';
import { testRule } from '../../support/test-rule.js';

const trail = (attributes: Readonly<Record<string, Value>> = {}): Neutral => [
  resource('trail', 'main', { trailName: 'main', isLogging: true, ...attributes }),
];

const objects = (type: Value): Value => ({ dataResources: [{ type, values: ['arn:aws:s3'] }] });
const field = (name: string, equals: readonly Value[]): Value => ({ field: name, equals });

testRule(rule, {
  flags: {
    absent: trail(),
    'data events of functions only': trail({ eventSelectors: [objects('AWS::Lambda::Function')] }),
    'management events only': trail({
      advancedEventSelectors: [{ fieldSelectors: [field('eventCategory', ['Management'])] }],
    }),
  },
  passes: {
    'data events of objects': trail({ eventSelectors: [objects('AWS::S3::Object')] }),
    'an advanced selector for objects': trail({
      advancedEventSelectors: [
        { fieldSelectors: [field('eventCategory', ['Data']), field('resources.type', ['AWS::S3::Object'])] },
      ],
    }),
  },
  undecided: { 'a type that is not known': trail({ eventSelectors: [objects(OPAQUE)] }) },
});
