import * as cdk from 'aws-cdk-lib';
import { BookingsStack } from '../lib/bookings-stack';

const app = new cdk.App();
new BookingsStack(app, 'Bookings', { env: { account: '111122223333', region: 'eu-west-1' } });
