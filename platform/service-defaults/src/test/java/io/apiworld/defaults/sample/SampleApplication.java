package io.apiworld.defaults.sample;

import io.apiworld.defaults.problem.Problem;
import io.apiworld.defaults.security.Caller;
import io.apiworld.defaults.security.ResourceServer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
public class SampleApplication {

    @Bean
    SecurityFilterChain api(HttpSecurity http, ResourceServer resourceServer) {
        return resourceServer
                .applyTo(http)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/open/**")
                        .permitAll()
                        .requestMatchers("/scoped")
                        .hasAuthority("SCOPE_read:things")
                        .requestMatchers("/for-agents")
                        .hasAnyRole("SUPERVISOR", "AGENT")
                        .requestMatchers("/me")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .build();
    }

    record Contact(
            @NotBlank String name,

            @Pattern(regexp = "\\+\\d+", message = "must be in E.164") String phone) {}

    record Order(
            boolean urgent,
            @Valid List<Contact> contacts,
            @Nullable String customerId) {}

    @RestController
    static class SampleController {

        @PostMapping("/open/orders")
        Order order(@Valid @RequestBody Order order) {
            return order;
        }

        @GetMapping(path = "/open/orders/sample", produces = MediaType.APPLICATION_JSON_VALUE)
        Order sample() {
            return new Order(false, List.of(), null);
        }

        @GetMapping("/open/things/{number}")
        int thing(@PathVariable int number, @RequestParam(defaultValue = "1") int times) {
            if (number == 0) {
                throw new UnknownThing();
            }
            return number / times;
        }

        @GetMapping("/open/colours")
        String colour(@RequestParam Colour colour) {
            return colour.name();
        }

        @GetMapping("/scoped")
        String scoped() {
            return "scoped";
        }

        @GetMapping("/me")
        String me(Authentication authentication) {
            var caller = Caller.of(authentication);
            return caller.username() + " " + caller.hasRole("agent");
        }
    }

    enum Colour {
        BLUE,
        DARK_RED
    }

    static final class UnknownThing extends Problem {
        UnknownThing() {
            super(HttpStatus.NOT_FOUND, "unknown-thing", "No such thing", "There is no thing 0.");
        }
    }
}
