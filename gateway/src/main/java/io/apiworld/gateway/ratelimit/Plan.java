package io.apiworld.gateway.ratelimit;

/** A quota under the name by which answers tell of it (draft-ietf-httpapi-ratelimit-headers: the policy's name). */
record Plan(String name, Quota quota) {

    /** RateLimit-Policy, a list of one. */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, quota.requests(), quota.per().toSeconds());
    }

    /** RateLimit: what is left, and for how many seconds it must do. */
    String left(long remaining, long seconds) {
        return "\"" + name + "\";r=" + remaining + ";t=" + seconds;
    }

    String keyOf(Caller caller) {
        return name + ":" + quota.size() + ":" + caller.key();
    }
}
