/** The servers whose tools are classified. */
import type { ServerPackage } from './gather.ts'

/** Those that this repository installs. */
export const installedServers: readonly ServerPackage[] = [
  { name: '@modelcontextprotocol/server-everything' },
  { name: '@modelcontextprotocol/server-filesystem', arguments: ['.'] },
  { name: '@modelcontextprotocol/server-memory' },
  { name: '@modelcontextprotocol/server-sequential-thinking' },
  { name: '@modelcontextprotocol/server-github' },
]

const none = 'none'

/** Those of `test/intent/package.json`, with what makes them start. */
export const furtherServers: readonly ServerPackage[] = [
  { name: '@modelcontextprotocol/server-gitlab', environment: { GITLAB_PERSONAL_ACCESS_TOKEN: none } },
  {
    name: '@modelcontextprotocol/server-slack',
    environment: { SLACK_BOT_TOKEN: none, SLACK_TEAM_ID: none },
  },
  { name: '@modelcontextprotocol/server-google-maps', environment: { GOOGLE_MAPS_API_KEY: none } },
  { name: '@modelcontextprotocol/server-postgres', arguments: ['postgresql://localhost/none'] },
  { name: '@modelcontextprotocol/server-brave-search', environment: { BRAVE_API_KEY: none } },
  { name: '@modelcontextprotocol/server-puppeteer' },
  { name: '@modelcontextprotocol/server-map', arguments: ['--stdio'] },
  { name: '@modelcontextprotocol/server-pdf', arguments: ['--stdio'] },
  { name: '@modelcontextprotocol/server-budget-allocator', arguments: ['--stdio'] },
  { name: '@modelcontextprotocol/server-wiki-explorer', arguments: ['--stdio'] },
  { name: '@playwright/mcp' },
  { name: '@notionhq/notion-mcp-server', environment: { NOTION_TOKEN: none } },
  { name: '@upstash/context7-mcp' },
  { name: 'firecrawl-mcp', environment: { FIRECRAWL_API_KEY: none } },
  { name: 'tavily-mcp', environment: { TAVILY_API_KEY: none } },
  { name: 'exa-mcp-server', environment: { EXA_API_KEY: none } },
  {
    name: 'mongodb-mcp-server',
    environment: {
      MDB_MCP_API_CLIENT_ID: none,
      MDB_MCP_API_CLIENT_SECRET: none,
      MDB_MCP_TELEMETRY: 'disabled',
    },
  },
  { name: '@sentry/mcp-server', arguments: ['--access-token=none'] },
  { name: 'mcp-server-kubernetes' },
  { name: '@azure/mcp', arguments: ['server', 'start', '--mode', 'all'] },
]
