package io.apiworld.lab.identity;

import java.util.List;

/** Access tokens of those as whom lessons act. */
public interface AccessTokens {

    /**
     * A token that is good for at least a minute; the same one until then.
     *
     * @param holder a person or a client
     * @param scopes all that the holder may have, if empty
     * @throws NoToken if the authorization server gave none
     */
    String of(String holder, List<String> scopes);
}
