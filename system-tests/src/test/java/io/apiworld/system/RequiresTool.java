package io.apiworld.system;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs only where the program is on the PATH. In CI nothing is skipped: there a missing program fails the test. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresTool.Condition.class)
@interface RequiresTool {

    /** Programs of which any one will do. */
    String[] value();

    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), RequiresTool.class)
                    .filter(required -> Tools.find(required.value()).isEmpty())
                    .map(missing -> missing("none of " + String.join(", ", missing.value()) + " is on the PATH"))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("there"));
        }

        private static ConditionEvaluationResult missing(String reason) {
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException("In CI nothing is skipped, and " + reason);
            }
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
