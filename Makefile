# Anchang: make (MODE=release) builds build/release/anchang and installs nothing; make help lists the rest.
MODE ?= release
ifeq ($(origin CC),default)
CC := $(if $(filter fuzz,$(MODE)),clang,gcc)
endif
PREFIX ?= /usr/local
BUILD := build/$(MODE)
PACKAGES := ncursesw sqlite3 libutf8proc libsodium expat minizip

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
            -Wno-overlength-strings
FLAGS_release := -O2 -g -D_FORTIFY_SOURCE=2 -fstack-protector-strong
FLAGS_debug := -O0 -g3
FLAGS_clang := -O1 -g
FLAGS_asan := -O1 -g3 -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
FLAGS_fuzz := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
override CFLAGS += -std=c17 $(WARNINGS) $(FLAGS_$(MODE))
CPPFLAGS += -Iinclude -D_GNU_SOURCE $(shell pkg-config --cflags $(PACKAGES) 2>/dev/null | sed "s,-D_XOPEN_SOURCE=[0-9]*,,;s,-D_DEFAULT_SOURCE,,")
LDLIBS += $(shell pkg-config --libs $(PACKAGES) 2>/dev/null) -lxlsxwriter -lm
LDFLAGS += $(if $(filter asan fuzz,$(MODE)),-fsanitize=address$(,)undefined) -Wl,--as-needed
, := ,

LAYERS := base model db domain sheet report ui screen app
SOURCES := $(filter-out src/app/main.c,$(wildcard $(LAYERS:%=src/%/*.c)))
OBJECTS := $(SOURCES:src/%.c=$(BUILD)/%.o) $(BUILD)/embed.o $(BUILD)/embed_index.o
EMBEDDED := $(sort $(wildcard data/migrations/*.sql data/views/*.sql data/queries/*.sql data/seed/*.sql data/tables/*.tsv)) build/gen/en.mo

all: $(BUILD)/anchang

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | expand -t 12

# V=1 shows the commands.
say = $(if $(V),,@echo "  $(1)	$(patsubst $(BUILD)/%,%,$@)";)

$(BUILD)/anchang: $(BUILD)/app/main.o $(BUILD)/libanchang.a
	$(call say,LINK)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(BUILD)/libanchang.a: $(OBJECTS)
	@rm -f $@
	$(call say,AR)ar rcs $@ $^

$(BUILD)/%.o: src/%.c
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c -o $@ $<

# All of data/ that the program needs rides inside the binary (one file to copy).
build/gen/en.mo: data/po/en.po
	@mkdir -p $(@D)
	msgfmt -c -o $@ $<
build/gen/embed.S: data/embed.sh $(EMBEDDED)
	@mkdir -p $(@D)
	sh data/embed.sh build/gen $(EMBEDDED)
$(BUILD)/embed.o: build/gen/embed.S
	@mkdir -p $(@D)
	$(CC) -c -o $@ $<
$(BUILD)/embed_index.o: build/gen/embed.S
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ build/gen/embed_index.c

# Tests: tests/<layer>/<module>_test.c defines int <module>_tests(void); one runner a layer calls them
# (build/release/tests/ui_runner edit runs the tests of one module).
TEST_LAYERS := $(sort $(foreach layer,$(LAYERS),$(if $(wildcard tests/$(layer)/*_test.c),$(layer))))
RUNNERS := $(TEST_LAYERS:%=$(BUILD)/tests/%_runner)
runner_tests = $(patsubst tests/$(1)/%_test.c,%_tests,$(sort $(wildcard tests/$(1)/*_test.c)))
define runner_rule
$(BUILD)/tests/$(1)_runner.c: $(wildcard tests/$(1)/*_test.c)
	@mkdir -p $$(@D)
	@{ for t in $(call runner_tests,$(1)); do echo "int $$$$t(void);"; done; \
	   echo '#include <string.h>'; \
	   echo 'static int wanted(char **argv, const char *name)'; \
	   echo '{ return argv[1] == 0 || strcmp(argv[1], name) == 0; }'; \
	   echo 'int main(int argc, char **argv) { int failed = argc > 2;'; \
	   for t in $(call runner_tests,$(1)); do \
	       echo "failed += wanted(argv, \"$$$${t%_tests}\") ? $$$$t() : 0;"; done; \
	   echo 'return failed != 0; }'; } > $$@
$(BUILD)/tests/$(1)_runner: $(BUILD)/tests/$(1)_runner.c $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(wildcard tests/$(1)/*.c)) $(patsubst tests/%.c,$(BUILD)/tests/%.o,$(wildcard tests/support/*.c)) $(BUILD)/libanchang.a
	$$(call say,LINK)$$(CC) $$(CPPFLAGS) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$(filter %.c %.o %.a,$$^) $$(LDLIBS) -lcmocka -lvterm -lutil
endef
$(foreach layer,$(TEST_LAYERS),$(eval $(call runner_rule,$(layer))))
$(BUILD)/tests/%.o: tests/%.c
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(CPPFLAGS) -Itests $(CFLAGS) -MMD -MP -c -o $@ $<

deps: ## install what is missing for building and testing
	@sh data/setup.sh test

# The demonstration site, never the user's own file.
DEMO := build/demo/site.db
DEMO_TODAY := 2026-11-22
$(DEMO): build/release/anchang
	@mkdir -p $(@D)
	@rm -f $(DEMO)*
	@build/release/anchang --db $(DEMO) demo --today $(DEMO_TODAY)

run: ## install what is missing, build, make the demonstration site, open the console
	@sh data/setup.sh run
	@$(MAKE) --no-print-directory MODE=release all $(DEMO)
	@ANCHANG_TODAY=$(DEMO_TODAY) sh data/run.sh build/release/anchang $(DEMO)

check: $(BUILD)/anchang $(RUNNERS) layers ## every test, no installing
	@MODE=$(MODE) sh tests/run.sh $(BUILD)

test: ## install what is missing, build, run everything CI runs
	@sh data/setup.sh test
	@$(MAKE) --no-print-directory CFLAGS=-Werror check
	@$(MAKE) --no-print-directory CFLAGS=-Werror torture $(SHORT)
	@$(MAKE) --no-print-directory CFLAGS=-Werror fuzz
	@$(MAKE) --no-print-directory MODE=asan check

# SCALES=10000 is the short run.
SCALES ?= 10000 100000
BENCH := build/release/bench
$(BENCH)/bench: $(BUILD)/tests/bench/bench.o $(BUILD)/libanchang.a
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(BENCH)/minimal: $(BUILD)/tests/bench/minimal.o
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(BENCH)/terminals: $(BUILD)/tests/bench/terminals.o $(BUILD)/libanchang.a
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
$(BENCH)/xlsx_loop: $(BUILD)/tests/bench/xlsx_loop.o
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(LDFLAGS) -o $@ $^ -lxlsxwriter
bench: $(BUILD)/anchang $(BENCH)/bench $(BENCH)/minimal $(BENCH)/terminals $(BENCH)/xlsx_loop ## measure against references, at 10 k and 100 k customers
	@sh data/setup.sh bench
	@/usr/bin/python3 tests/bench/bench.py build/release $(SCALES)

# SHORT is what `make test` does of it.
ROUNDS ?= 200
STRIDE ?= 1
KILLS ?= 1
DISKS ?= 10
EDITS ?= 10000
SHORT := ROUNDS=20 STRIDE=50 KILLS=20 DISKS=3 EDITS=40
TORTURE := build/release/torture
$(TORTURE)/faults.so: tests/torture/faults.c
	@mkdir -p $(@D)
	$(call say,CC)$(CC) $(CPPFLAGS) -std=c17 -O1 -fPIC -shared -o $@ $<
$(TORTURE)/journey: $(BUILD)/tests/torture/journey.o $(BUILD)/libanchang.a
	@mkdir -p $(@D)
	$(call say,LINK)$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)
torture-tools: $(BUILD)/anchang $(BENCH)/terminals $(TORTURE)/faults.so $(TORTURE)/journey
torture: torture-tools ## kill writers, sell one unit to many, cut the power, fail every call, fill the disk, edit the file
	@sh data/setup.sh test
	@/usr/bin/python3 -B tests/torture/torture.py build/release $(ROUNDS)
	@/usr/bin/python3 -B tests/torture/sweep.py build/release $(STRIDE)
	@/usr/bin/python3 -B tests/torture/disk.py build/release $(DISKS)
	@/usr/bin/python3 -B tests/torture/restore.py build/release $(KILLS)
	@/usr/bin/python3 -B tests/torture/tamper.py build/release $(EDITS)
plant: torture-tools ## plant faults into copies of the tree that the torture must catch
	@/usr/bin/python3 -B tests/torture/plant.py build/release

# TARGETS="csv keys" runs some of them, SECONDS=600 longer; crash files are in build/fuzz/crash/.
FUZZERS := $(patsubst tests/fuzz/%_fuzz.c,%,$(wildcard tests/fuzz/*_fuzz.c))
TARGETS ?= $(FUZZERS)
SECONDS ?= 20
build/fuzz/%_fuzz: build/fuzz/tests/fuzz/%_fuzz.o build/fuzz/tests/fuzz/support.o build/fuzz/libanchang.a
	$(call say,LINK)$(CC) $(LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(LDLIBS)
.PRECIOUS: build/fuzz/tests/%.o
fuzzers: $(FUZZERS:%=build/fuzz/%_fuzz) build/fuzz/app/main.o # all of the source, by clang
fuzz: ## throw bytes at everything that reads what others wrote (SECONDS=20 for each of TARGETS)
	@sh data/setup.sh test
	@$(MAKE) --no-print-directory MODE=fuzz fuzzers
	@sh tests/fuzz/fuzz.sh build/fuzz $(SECONDS) $(TARGETS)

fresh: ## the two commands of the README on a bare Debian 12 (root, debootstrap)
	@sh tests/fresh.sh

golden: $(BUILD)/anchang $(BUILD)/tests/screen_runner ## accept the screens as they are now
	@ANCHANG=$(BUILD)/anchang ANCHANG_GOLDEN=write $(BUILD)/tests/screen_runner golden
	@git --no-pager diff --stat -- tests/screen/golden

layers: ## prove that includes go one way
	@sh tests/layers.sh include src

TIDY := bugprone-*,clang-analyzer-*,-bugprone-easily-swappable-parameters,-bugprone-narrowing-conversions$(,)\
-bugprone-implicit-widening-of-multiplication-result,-bugprone-sizeof-expression,-bugprone-macro-parentheses$(,)\
-clang-analyzer-security.insecureAPI.*,-clang-analyzer-valist.Uninitialized,-clang-analyzer-core.StackAddressEscape
lint: ## clang-tidy and cppcheck over the source; installs them
	@sh data/setup.sh lint
	@clang-tidy --quiet --checks='-*,$(TIDY)' \
	    $(SOURCES) src/app/main.c -- $(CPPFLAGS) -std=c17
	@cppcheck --quiet --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 -Iinclude src

asan: ## build with the address and undefined-behaviour sanitizers
	@$(MAKE) --no-print-directory MODE=asan all

install: all ## into $(DESTDIR)$(PREFIX)/bin
	install -D -m 755 $(BUILD)/anchang $(DESTDIR)$(PREFIX)/bin/anchang

clean: ## remove build/
	rm -rf build

.PHONY: run all help fresh deps bench torture torture-tools plant fuzz fuzzers lint check test golden layers asan install clean
-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
