package io.apiworld.auth.federation;

import java.util.List;

/** The accounts elsewhere that people may sign in with. */
public interface LinkedIdentities {

    List<LinkedIdentity> of(String username);

    void unlink(String username, String provider);
}
