type Failure = { text: string; exitCode: 1 | 2 };

/** The fields that tell errors of Node, the AWS SDK and Twilio apart. */
type AnyError = Error & {
  exitCode?: number;
  code?: string | number;
  status?: number;
  moreInfo?: string;
  $metadata?: object;
};

/** What went wrong and what to do, in place of a stack. */
export function explain(error: unknown, help: string): Failure {
  const { name, message, exitCode, stack } = error as AnyError;
  if (exitCode === 2) return { text: `${message}. See: ${help}`, exitCode };
  const known = ofTwilio(error as AnyError) ?? ofAws(error as AnyError) ?? ofNode(error as AnyError);
  if (known !== undefined) return { text: known, exitCode: 1 };
  // The commands throw a plain Error for what can be expected.
  if (name === "Error") return { text: message, exitCode: 1 };
  return { text: `unexpected ${stack ?? `${name}: ${message}`}\nThis is a bug: please report it.`, exitCode: 1 };
}

/** https://www.twilio.com/docs/usage/twilios-response#response-formats-exceptions */
function ofTwilio(error: AnyError): string | undefined {
  if (error.constructor?.name !== "RestException") return undefined;
  const { status, code, message, moreInfo = "" } = error;
  if (status === 401)
    return "Twilio does not know this account SID and token (or API key and secret). Check TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN.";
  return `Twilio refused (${code ?? status}): ${message} ${moreInfo}`.trim();
}

/** What to do about errors of the AWS SDK, by name. */
const awsRemedies: Record<string, string> = {
  CredentialsProviderError: "there are no AWS credentials. Set AWS_PROFILE, or sign in: aws sso login",
  ExpiredTokenException: "the AWS credentials have expired. Sign in again: aws sso login",
  UnrecognizedClientException: "AWS does not accept the credentials. Check them: aws sts get-caller-identity",
  AccessDeniedException: "AWS does not allow this. Check whose credentials these are: aws sts get-caller-identity",
  ResourceNotFoundException:
    "there is no such table in this account and region. Check the name: aws dynamodb list-tables",
};

function ofAws({ name, message, $metadata }: AnyError): string | undefined {
  const remedy = awsRemedies[name];
  if (remedy !== undefined) return `${remedy} (${name}: ${firstLine(message)})`;
  return $metadata === undefined ? undefined : `AWS refused (${name}): ${firstLine(message)}. Try again later.`;
}

const network = /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|EPIPE)$/;

function ofNode({ code, message }: AnyError): string | undefined {
  if (typeof code !== "string") return undefined;
  if (network.test(code)) return `no connection (${firstLine(message)}). Check the network, and try again.`;
  if (code === "ENOENT") return `a file or program is missing (${firstLine(message)}). Run npm ci, and try again.`;
  if (/^E[A-Z]+$/.test(code)) return `the system refused (${firstLine(message)}). Check the path and its permissions.`;
  return undefined;
}

const firstLine = (text: string) => text.split("\n")[0]?.replace(/\.$/, "") ?? "";
