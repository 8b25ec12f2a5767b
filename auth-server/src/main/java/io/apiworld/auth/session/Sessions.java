package io.apiworld.auth.session;

import java.util.List;

/** Everybody's sign-ins, on all instances. */
public interface Sessions {

    /** The most recently used first. */
    List<OpenSession> of(String username);

    /** Ends the sign-in with all its tokens and tells the applications; where there is none (any more), what is left of it. */
    void end(String username, Sid sid);
}
