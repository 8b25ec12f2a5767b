package io.apiworld.auth.passkey;

import java.util.List;

/** Everybody's passkeys. */
public interface Passkeys {

    List<Passkey> of(String username);

    /** Does nothing where the person has no such key. */
    void remove(String username, String id);
}
