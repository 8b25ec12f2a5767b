package io.apiworld.testsupport;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rules that every module obeys; each includes them in its own {@code ArchitectureTests}. */
public final class ArchitectureRules {

    @ArchTest
    static final ArchRule featuresFormNoCycles = SlicesRuleDefinition.slices()
            .matching("io.apiworld.*.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature that can be read alone can be changed alone");

    @ArchTest
    static final ArchRule beansStayInsideTheirFeature = classes()
            .that()
            .areMetaAnnotatedWith(Component.class)
            .should()
            .notBePublic()
            .allowEmptyShould(true)
            .because("other features use a feature's records and interfaces, never its beans by class");

    @ArchTest
    static final ArchRule configurationIsTypedNotInjectedByName = noFields()
            .should()
            .beAnnotatedWith(Value.class)
            .allowEmptyShould(true)
            .because("a validated record says what can be configured, and refuses what is wrong at start");

    @ArchTest
    static final ArchRule dependenciesComeThroughTheConstructor = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .allowEmptyShould(true)
            .because("an object that exists must be complete");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because("a test must be able to move time");

    @ArchTest
    static final ArchRule nothingIsPrinted = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    private ArchitectureRules() {}
}
