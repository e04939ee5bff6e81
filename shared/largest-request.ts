/** A larger message closes the connection that it comes in on. */
export const LARGEST_REQUEST_BYTES = 8 * 2 ** 20;
