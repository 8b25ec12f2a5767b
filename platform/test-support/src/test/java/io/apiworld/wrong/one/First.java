package io.apiworld.wrong.one;

import io.apiworld.wrong.two.Second;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Breaks every rule once, so that each rule is seen to fail. */
@Component
public class First {

    @Autowired
    Second second;

    @Value("${first.name}")
    String name;

    public Instant when() {
        System.out.println(name);
        return Instant.now();
    }
}
