import * as z from 'zod';

/** The id of a path that the user picked in a dialog of the operating system; see {@link GrantedRequest}. */
export const pathGrant = z.string().regex(/^grant-[a-z0-9]{8,32}$/);
