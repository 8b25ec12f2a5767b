package io.apiworld.auth.federation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Looks whether a provider can be reached before it sends somebody there. */
@Controller
class ProviderController {

    private static final Logger log = LoggerFactory.getLogger(ProviderController.class);

    private final Registrations registrations;

    ProviderController(Registrations registrations) {
        this.registrations = registrations;
    }

    @GetMapping("/login/with/{id}")
    String go(@PathVariable String id) {
        try {
            return registrations.findByRegistrationId(id) == null
                    ? "redirect:/login"
                    : "redirect:" + ProviderSignIn.START + "/" + id;
        } catch (RuntimeException away) {
            log.warn("Provider {} cannot be discovered: {}", id, away.getClass().getSimpleName());
            return "redirect:/login?error=" + Refusal.PROVIDER_UNAVAILABLE.code();
        }
    }
}
