/**
 * `oidc-provider`, a certified OpenID Connect server that is not ours, on loopback: it requires PKCE, rotates refresh tokens and
 * revokes the whole sign-in when one is used twice. Its tokens are registered with the simulator, so that the API accepts them.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import type { Simulator } from './simulator';

export const providerClient = 'C-rollcall-at-another-server';

export interface TokenRequest {
  grant: string;
  status: number;
  error?: string;
  redirectUri?: string;
}

export interface IndependentServer {
  issuer: string;
  authorizeUrl: string;
  tokenUrl: string;
  /** The requests to the authorization endpoint, before they were checked. */
  authorizeRequests: URLSearchParams[];
  /** The requests to the token endpoint and its answers, in order. */
  tokenRequests: TokenRequest[];
  /** Starts answering, with exactly these redirect URIs registered. The app's address is only known after the server's. */
  register: (redirectUris: string[]) => void;
  /** An attacker between browser and server: changes what the authorization endpoint is asked. */
  alterRequest: ((query: URLSearchParams) => void) | undefined;
  /** An attacker between server and browser: changes the address that the browser is sent back to. */
  alterAnswer: ((address: URL) => void) | undefined;
  /** The access token issued last. */
  newestToken: () => string;
  /**
   * Lets the token requests under way finish and keeps those that come after waiting, until the function that it resolves to is called. A request
   * whose tab goes away in the meantime is dropped, so its refresh token stays unused.
   */
  hold: () => Promise<() => void>;
  stop: () => Promise<void>;
}

interface Options {
  sim: Simulator;
  scopes: string[];
  /** Lifetime of an access token, in seconds. */
  accessTokenTtl?: number;
}

/** Signs in the only account and consents to what is requested, without a page. */
async function consent(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { prompt, params, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: 'admin' } });
    return;
  }
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant = known ?? new provider.Grant({ accountId: 'admin', clientId: params['client_id'] as string });
  grant.addOIDCScope(params['scope'] as string);
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
}

export async function startProvider({ sim, scopes, accessTokenTtl = 3600 }: Options): Promise<IndependentServer> {
  const authorizeRequests: URLSearchParams[] = [];
  const tokenRequests: TokenRequest[] = [];
  let newestToken = '';
  const underWay = new Set<Promise<void>>();
  let released = Promise.resolve();
  // The issuer is part of the server's answers, so the port must be known before the server is created.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const configuration = (redirectUris: string[]): Configuration => ({
    clients: [
      {
        client_id: providerClient,
        // A public client; the native type allows http on loopback.
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: redirectUris,
        scope: ['openid', ...scopes].join(' '),
      },
    ],
    scopes: ['openid', ...scopes],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: () => Promise.resolve(true),
    clientBasedCORS: () => true,
    ttl: {
      AccessToken: accessTokenTtl,
      AuthorizationCode: 60,
      RefreshToken: 86_400,
      Session: 86_400,
      Grant: 86_400,
      Interaction: 600,
      IdToken: 3600,
    },
    features: { devInteractions: { enabled: false }, userinfo: { enabled: true } },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: ['only for the tests'] },
  });

  const record = async (context: KoaContextWithOIDC, next: () => Promise<void>): Promise<void> => {
    if (context.path === '/auth' && context.method === 'GET') {
      authorizeRequests.push(new URLSearchParams(context.querystring));
    }
    await next();
    const location = context.response.get('location');
    if (standing.alterAnswer && /[?&](code|error)=/.test(location)) {
      const address = new URL(location);
      standing.alterAnswer(address);
      context.set('location', address.href);
    }
    if (context.path !== '/token' || context.method !== 'POST') {
      return;
    }
    const body = context.body as { access_token?: string; scope?: string; expires_in?: number; error?: string };
    const sent = (context.oidc?.body ?? {}) as { grant_type?: string; redirect_uri?: string };
    tokenRequests.push({
      grant: sent.grant_type ?? '',
      status: context.status,
      ...(body.error !== undefined && { error: body.error }),
      ...(sent.redirect_uri !== undefined && { redirectUri: sent.redirect_uri }),
    });
    if (body.access_token !== undefined) {
      newestToken = body.access_token;
      // Before the answer is sent, because the app's next request must find the token known to the API.
      await sim.adopt(body.access_token, { scopes: body.scope ?? scopes.join(' '), expiresIn: body.expires_in ?? accessTokenTtl });
    }
  };

  const register = (redirectUris: string[]): void => {
    const provider = new Provider(issuer, configuration(redirectUris));
    provider.use(record);
    const handle = provider.callback();
    const answerToken = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
      await released;
      if (response.destroyed) {
        return;
      }
      const answer = new Promise<void>((resolve) => response.once('close', resolve));
      underWay.add(answer);
      void answer.then(() => underWay.delete(answer));
      await handle(request, response);
    };
    server.on('request', (request, response) => {
      const url = request.url ?? '';
      if (url.startsWith('/interaction/')) {
        void consent(provider, request, response);
      } else if (url === '/token' && request.method === 'POST') {
        void answerToken(request, response);
      } else {
        if (standing.alterRequest && url.startsWith('/auth?')) {
          const address = new URL(url, issuer);
          standing.alterRequest(address.searchParams);
          request.url = `${address.pathname}${address.search}`;
        }
        void handle(request, response);
      }
    });
  };

  const standing: IndependentServer = {
    issuer,
    authorizeUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    authorizeRequests,
    tokenRequests,
    register,
    alterRequest: undefined,
    alterAnswer: undefined,
    newestToken: () => newestToken,
    hold: async () => {
      let release = (): void => undefined;
      released = new Promise((resolve) => (release = resolve));
      await Promise.all(underWay);
      return release;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return standing;
}
