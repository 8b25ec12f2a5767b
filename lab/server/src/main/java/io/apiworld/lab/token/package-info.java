/**
 * What a token says, piece by piece, whether its signature holds, and what the gateway makes of it now. A token that is shown here is
 * kept nowhere, written to no log and given back in no answer.
 */
@NullMarked
package io.apiworld.lab.token;

import org.jspecify.annotations.NullMarked;
