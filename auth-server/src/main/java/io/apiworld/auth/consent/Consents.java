package io.apiworld.auth.consent;

import java.util.List;

/** What people allowed. */
public interface Consents {

    List<Consent> of(String username);

    /** Takes it back: the application has to ask again, and the tokens that it holds for this person end. */
    void revoke(String username, String clientId);
}
