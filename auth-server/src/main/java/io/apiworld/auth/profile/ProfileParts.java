package io.apiworld.auth.profile;

import io.apiworld.auth.consent.Consent;
import io.apiworld.auth.federation.LinkedIdentity;
import io.apiworld.auth.page.Html;
import io.apiworld.auth.passkey.Passkey;
import io.apiworld.auth.session.OpenSession;
import io.apiworld.auth.session.Sid;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The account page's lists, as markup. */
@Component
class ProfileParts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String BUTTON = """
            <form method="post" action="%s"><input type="hidden" name="_csrf" value="%s"><button class="small" type="submit" aria-label="%s">%s</button></form>""";

    private static final String ITEM = """
            <li><div><p class="what">%s %s</p><p class="note">%s</p></div>%s</li>""";

    Html done(@Nullable String words) {
        return words == null ? Html.NONE : Html.of("<p class=\"done\" role=\"status\">%s</p>", words);
    }

    Html methods(List<Passkey> passkeys, List<LinkedIdentity> identities, String csrf) {
        var password = Html.of(ITEM, "Password", Html.NONE, "Kept as a slow hash; nobody can read it.", Html.NONE);
        var keys = passkeys.stream().map(passkey -> passkey(passkey, csrf));
        var linked = identities.stream().map(identity -> identity(identity, csrf));
        return Html.joined(Stream.of(Stream.of(password), keys, linked).flatMap(each -> each));
    }

    Html sessions(List<OpenSession> open, @Nullable Sid own, String csrf) {
        return Html.joined(
                open.stream().map(session -> session(session, session.sid().equals(own), csrf)));
    }

    Html endOthers(boolean several, String csrf) {
        return several
                ? Html.of(
                        BUTTON,
                        "/account/sessions/end-others",
                        csrf,
                        "End all others: every sign-in but this one",
                        "End all others")
                : Html.NONE;
    }

    Html consents(List<Consent> consents, String csrf) {
        return consents.isEmpty()
                ? Html.of("<li><p class=\"note\">%s</p></li>", "None. Our own pages do not ask; other applications do.")
                : Html.joined(consents.stream().map(consent -> consent(consent, csrf)));
    }

    private static Html passkey(Passkey passkey, String csrf) {
        return Html.of(
                ITEM,
                passkey.label(),
                new Html("<span class=\"pill\">passkey</span>"),
                "Added %s; last used %s".formatted(TIME.format(passkey.created()), TIME.format(passkey.lastUsed())),
                Html.of(
                        BUTTON,
                        "/account/passkeys/%s/remove".formatted(passkey.id()),
                        csrf,
                        "Remove the passkey " + passkey.label(),
                        "Remove"));
    }

    private static Html identity(LinkedIdentity identity, String csrf) {
        return Html.of(
                ITEM,
                identity.provider(),
                Html.NONE,
                "Linked %s by the verified address %s".formatted(TIME.format(identity.since()), identity.email()),
                Html.of(
                        BUTTON,
                        "/account/identities/%s/unlink".formatted(identity.provider()),
                        csrf,
                        "Unlink " + identity.provider(),
                        "Unlink"));
    }

    private static Html session(OpenSession session, boolean own, String csrf) {
        var browser = Browsers.name(session.browser());
        return Html.of(
                ITEM,
                browser,
                own ? new Html("<span class=\"pill\">this one</span>") : Html.NONE,
                "Since %s by %s, from %s; last used %s"
                        .formatted(
                                TIME.format(session.since()),
                                session.method(),
                                session.address(),
                                TIME.format(session.lastUsed())),
                Html.of(
                        BUTTON,
                        "/account/sessions/%s/end".formatted(session.sid().value()),
                        csrf,
                        own ? "Sign out of " + browser : "End the sign-in of " + browser,
                        own ? "Sign out" : "End"));
    }

    private static Html consent(Consent consent, String csrf) {
        return Html.of(
                ITEM,
                consent.clientName(),
                Html.NONE,
                consent.words(),
                Html.of(
                        BUTTON,
                        "/account/consents/%s/revoke".formatted(consent.clientId()),
                        csrf,
                        "Revoke what " + consent.clientName() + " may do",
                        "Revoke"));
    }
}
