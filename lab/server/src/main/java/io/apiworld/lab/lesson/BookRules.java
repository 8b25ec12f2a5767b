package io.apiworld.lab.lesson;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param folder where the lessons are; {@code file:/a/directory} for those that somebody is writing */
@Validated
@ConfigurationProperties("lab.book")
record BookRules(@DefaultValue("classpath:lessons") String folder) {}
