import type { ProductFeature } from '../../contract/product-feature.ts';
import { mcpRoutes } from './mcp.http.ts';

export const coreMcpFeature: ProductFeature = { name: 'core-mcp', routes: mcpRoutes };
