/** The wire's version. A hub refuses a client of another major number, with the sentence to show. */
export const protocolVersion = 1
