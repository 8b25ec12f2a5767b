package io.apiworld.launcher.setting;

/**
 * Every port of one world: two that people use, the others counted from a base.
 *
 * @param https the public one
 * @param http answers with the way to the public one
 * @param internal services, management, Zipkin, PostgreSQL and the TLS lab's sites lie above it
 */
public record Ports(int https, int http, int internal) {

    public static final Ports DEFAULT = new Ports(8443, 8080, 18400);

    private static final int HIGHEST_OFFSET = 56;

    public Ports {
        requirePort("The public port", https, 65535);
        requirePort("The plain HTTP port", http, 65535);
        requirePort("The base of the internal ports", internal, 65535 - HIGHEST_OFFSET);
        requireApart("The public port", https, internal);
        requireApart("The plain HTTP port", http, internal);
    }

    public int service(int number) {
        return number == 0 ? https : internal + number;
    }

    public int management(int number) {
        return internal + 50 + number;
    }

    public int zipkin() {
        return internal + 11;
    }

    public int postgres() {
        return internal + 32;
    }

    /** The first of the TLS lab's sites; the others follow. */
    public int tlsLab() {
        return internal + 33;
    }

    public String publicUrl() {
        return https == 443 ? "https://localhost" : "https://localhost:" + https;
    }

    private static void requirePort(String what, int port, int highest) {
        if (port < 1 || port > highest) {
            throw new IllegalArgumentException(what + " must be between 1 and " + highest + ", not " + port);
        }
    }

    private static void requireApart(String what, int port, int internal) {
        if (port >= internal && port <= internal + HIGHEST_OFFSET) {
            throw new IllegalArgumentException("%s, %d, is among the internal ports, which are %d to %d"
                    .formatted(what, port, internal, internal + HIGHEST_OFFSET));
        }
    }
}
