import * as cdk from 'aws-cdk-lib';
import { FoundationStack } from '../lib/foundation-stack';
import { OrdersStack } from '../lib/orders-stack';

const app = new cdk.App();
const env = { account: '111122223333', region: 'eu-west-1' };

const foundation = new FoundationStack(app, 'ShopFoundation', { env });
new OrdersStack(app, 'ShopOrders', { env, foundation });
