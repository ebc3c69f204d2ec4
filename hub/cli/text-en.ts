/** What the headless hub says, in English. The Vietnamese text has the same keys. */
export const english = {
  help: `Diên Hồng hub: the server of a meeting room.

Usage: npm run hub -- [options]

  --data FOLDER            where everything is kept                    DIENHONG_DATA
                           (default: {defaultData})
  --name NAME              the hub's name, as people see it            DIENHONG_NAME
                           (default: the name of this machine)
  --port PORT              0: any free one (default: {defaultPort})          DIENHONG_PORT
  --host ADDRESS           address to listen on (default: all)         DIENHONG_HOST
  --public-address H:P     address under which others reach the hub;   DIENHONG_PUBLIC_ADDRESS
                           may be given several times                  (separated by commas)
  --max-file-mb N          largest paper in megabytes (default: 200)   DIENHONG_MAX_FILE_MB
  --no-announce            do not announce the hub by mDNS             DIENHONG_ANNOUNCE=0

The first administrator, made once, when the hub has none:
  --admin-username NAME                                                DIENHONG_ADMIN_USERNAME
  --admin-name NAME        the person's name                           DIENHONG_ADMIN_NAME
  --admin-password-file F  the first line of this file                 DIENHONG_ADMIN_PASSWORD
                           What is missing is asked for on the terminal.

  --backup FILE            copy everything into one new file and exit, whether
                           or not the hub runs. To restore: put the file as
                           "hub.sqlite" into an empty data folder. It holds the
                           hub's key: keep it safe.
  --lang vi|en             language of these messages (default: LANG)
  --help                   this text

An option wins over its environment variable. The log goes to stderr, one JSON object a line.
`,
  started: 'The hub "{name}" is running. Others reach it at:',
  joinCode: 'Join code (paste it into the program, or make a QR code of it):',
  digits: 'Digits to compare when the address is typed: {digits}',
  stopping: 'Stopping…',
  backedUp: 'Everything was copied to {path}.',
  askUsername: "Administrator's user name: ",
  askName: "Administrator's full name: ",
  askPassword: 'Password (at least 8 characters): ',
  badOption: 'Cannot understand the options: {detail}\nSee --help.',
  noAdministrator:
    'The hub has no administrator yet. Give --admin-username, --admin-name and --admin-password-file (see --help), or start it on a terminal.',
  badAdministrator: 'The administrator needs a name, a user name, and a password of at least 8 characters.',
  noData: 'There is no hub in {path}.',
  portTaken: 'Port {detail} is taken by another program. Choose another with --port.',
  alreadyRunning: 'A hub is already running on this data folder.',
  cannotHost: 'These data cannot be opened here: {detail}',
  diskFull: 'The disk is full.',
  fileExists: 'The backup file exists already.',
  other: 'It did not work: {detail}',
} as const

export type Text = Readonly<Record<keyof typeof english, string>>
