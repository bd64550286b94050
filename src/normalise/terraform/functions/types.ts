/** Conversions and marks. */
import { unknownResult } from '../evaluate/choose.js';
import { convert } from '../value/convert.js';
import { fail } from '../value/failure.js';
import { markedSensitive } from '../value/inherit.js';
import { infinity } from '../value/number.js';
import { BOOL, DYNAMIC, listType, mapType, NUMBER, setType, STRING, typeName, type Type } from '../value/type.js';
import { boolValue, isUnknown, type Value } from '../value/value.js';
import { OPEN, valueAt, type Family, type TerraformFunction } from './define.js';

function conversion(type: Type): TerraformFunction {
  return { parameters: [{ name: 'v', ...OPEN }], type, run: (values) => converted(valueAt(values, 0), type) };
}

function converted(value: Value, type: Type): Value {
  if (type.kind === 'number' && value.data.kind === 'string') {
    const match = /^([+-]?)inf$/i.exec(value.data.value);
    if (match !== null) return { ...value, type, data: { kind: 'number', value: infinity(match[1] === '-' ? -1 : 1) } };
  }
  if (value.type.kind === 'string' && type.kind === 'set')
    return fail(`cannot convert ${typeName(value.type)} to ${typeName(type)}`);
  return convert(value, type);
}

function passing(run: (value: Value) => Value): TerraformFunction {
  return { parameters: [{ name: 'value', ...OPEN }], type: DYNAMIC, run: (values) => run(valueAt(values, 0)) };
}

export const TYPES: Family = {
  ephemeralasnull: passing((value) => value),
  issensitive: {
    parameters: [{ name: 'value', ...OPEN }],
    type: BOOL,
    run: (values, { trace }) => {
      const value = valueAt(values, 0);
      if (value.sensitive || !isUnknown(value)) return boolValue(value.sensitive, trace);
      return unknownResult(BOOL, values, trace);
    },
  },
  nonsensitive: passing((value) => ({ ...value, sensitive: false })),
  sensitive: passing((value) => markedSensitive(value, true)),
  tobool: conversion(BOOL),
  tolist: conversion(listType(DYNAMIC)),
  tomap: conversion(mapType(DYNAMIC)),
  tonumber: conversion(NUMBER),
  toset: conversion(setType(DYNAMIC)),
  tostring: conversion(STRING),
};
