#!/usr/bin/env bash
# hearken's one command file: whatever is built, tested or measured starts here. `./build.sh help` lists it.
# Each command gets what is missing, says what it does, and leaves out what is done already.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# Tools that this file installs for this project alone come first.
export PATH="$PWD/target/tools/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

usage() {
  cat <<'END'
./build.sh COMMAND

  serve   build the page, serve it on localhost and print its address
  test    test everything: native, wasm in Chromium and Firefox, the built page from end to end
  check   the quick part of test: format, lints, native tests, the page's types
  dist    leave the static site in dist/
  bench   measure sizes and times, alone and beside others   (more of it with HEARKEN_DATA, see docs/performance.md)
  fuzz    read broken files for 10 minutes, or for as many as you say: ./build.sh fuzz 60
  train   train the tagger           (needs HEARKEN_DATA, see README)
  teach   train the teacher that small taggers learn from, hours   (needs HEARKEN_DATA)
  eval    measure the tagger         (needs HEARKEN_DATA, see README)
  reference   the figures of the reference chats, by the present tagger   (needs HEARKEN_DATA)
  help    this list
END
}

say() { printf '\n== %s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# at_least HAVE WANTED: compares versions.
at_least() { [ "$(printf '%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# unless_done OUTPUT "INPUT..." COMMAND...: runs COMMAND unless it has made OUTPUT since an INPUT last changed.
unless_done() {
  local output=$1 inputs=$2 stamp
  shift 2
  stamp="target/done/${output//\//-}"
  # shellcheck disable=SC2086  # several inputs, parted by blanks
  if [ -e "$output" ] && [ -e "$stamp" ] &&
    [ -z "$(find $inputs -name node_modules -prune -o -newer "$stamp" -print -quit)" ]; then
    return
  fi
  mkdir -p target/done
  touch "$stamp.begun"
  "$@"
  mv "$stamp.begun" "$stamp"
}

# --- Getting what is missing ---------------------------------------------------------------------------------------

get_rust() {
  has cargo || stop "Rust is missing. Install it with rustup (https://rustup.rs), then run this again."
  local have wanted
  have=$(rustc --version | cut -d' ' -f2)
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  at_least "$have" "$wanted" || stop "Rust $have is too old: hearken needs $wanted or later. 'rustup update' brings it."
}

get_lints() {
  if has cargo-clippy && has cargo-fmt; then return; fi
  has rustup || stop "clippy and rustfmt are missing. Install your distribution's packages for them."
  say "Getting clippy and rustfmt"
  rustup component add clippy rustfmt
}

get_wasm_target() {
  if [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then return; fi
  has rustup || stop "Rust's wasm32-unknown-unknown target is missing. Install it: on Debian, libstd-rust-dev-wasm32."
  say "Getting Rust's wasm target"
  rustup target add wasm32-unknown-unknown
}

# cargo_install OPTION... TOOL: with the versions that its makers tested; with later ones where those were withdrawn.
cargo_install() { cargo install --locked "$@" || cargo install "$@"; }

# wasm-bindgen's command must have the very version of the library.
get_wasm_bindgen() {
  local wanted
  wanted=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, ""); print $3 }' Cargo.lock)
  if [ "$(wasm-bindgen --version 2>/dev/null)" = "wasm-bindgen $wanted" ]; then return; fi
  say "Building wasm-bindgen $wanted (minutes, once)"
  if has wasm-bindgen; then
    # Another version is there for another project: leave it alone.
    cargo_install wasm-bindgen-cli --version "$wanted" --root target/tools
  else
    cargo_install wasm-bindgen-cli --version "$wanted"
  fi
}

get_node() {
  local wanted=20.19
  { has node && has npm; } || stop "Node.js and npm are missing. Install Node $wanted or later (https://nodejs.org)."
  at_least "$(node --version | tr -d v)" "$wanted" ||
    stop "Node $(node --version) is too old: hearken's page needs $wanted or later (https://nodejs.org)."
}

# get_packages FOLDER: the npm packages that its lock file names.
get_packages() {
  get_node
  unless_done "$1/node_modules" "$1/package.json $1/package-lock.json" install_packages "$1"
}

install_packages() {
  say "Getting the npm packages of $1/"
  npm ci --prefix "$1" --no-audit --no-fund
}

get_chromium() {
  has chromium && has chromedriver && return
  install_on_debian "Chromium and ChromeDriver" chromium chromium-driver chromium-sandbox fonts-liberation
}

get_firefox() {
  has firefox-esr || install_on_debian "Firefox" firefox-esr
  has geckodriver && return
  say "Building geckodriver (minutes, once)"
  # It only passes messages on: without optimisation it is built in half the time and no slower.
  cargo_install --debug geckodriver
}

# install_on_debian WHAT PACKAGE...: where that is allowed; else a sentence.
install_on_debian() {
  local what=$1 sudo=
  shift
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  if ! has apt-get || { [ -n "$sudo" ] && ! $sudo true 2>/dev/null; }; then
    stop "The tests need $what. Install it: on Debian, 'sudo apt-get install $*'. Then run this again."
  fi
  say "Getting $what"
  $sudo apt-get update -qq
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# get_python_packages: into a virtual environment, for training and measuring.
venv() { printf '%s' "${HEARKEN_VENV:-target/venv}"; }

get_python_packages() {
  has python3 || stop "Python 3.10 or later is missing. Install it: on Debian, 'sudo apt-get install python3-venv'."
  unless_done "$(venv)" models/training/requirements.txt install_python_packages
}

install_python_packages() {
  say "Getting the Python packages of models/training into $(venv)"
  [ -x "$(venv)/bin/python" ] || python3 -m venv "$(venv)"
  "$(venv)/bin/python" -m pip install --quiet --requirement models/training/requirements.txt
}

# --- Building ------------------------------------------------------------------------------------------------------

build_page() {
  get_rust
  get_wasm_target
  get_packages tools
  get_packages www
  unless_done pkg/hearken_bg.wasm "src Cargo.toml Cargo.lock .cargo tools/package-lock.json tools/relaxed.mjs" build_wasm
  unless_done pkg/tagger.hearken "models/tagger tools/bundle.mjs tools/package.mjs README.md pkg/hearken_bg.wasm" pack_model
  unless_done dist/index.html "www pkg" build_dist
}

build_wasm() {
  get_wasm_bindgen
  say "Building the wasm (about ten minutes from nothing)"
  # Without the command's feature, as the tests in the browsers, which so need not compile the engine again.
  cargo build --release --locked --no-default-features --lib --target wasm32-unknown-unknown
  wasm-bindgen --target web --out-dir pkg target/wasm32-unknown-unknown/release/hearken.wasm
  say "Making the wasm small"
  node tools/relaxed.mjs pkg/hearken_bg.wasm pkg/hearken_bg.relaxed.wasm
  # The compiler has optimised it already: -O1 takes five times as long and gains 2 % of what is sent.
  for wasm in pkg/hearken_bg.wasm pkg/hearken_bg.relaxed.wasm; do
    tools/node_modules/.bin/wasm-opt --strip-debug --strip-producers "$wasm" -o "$wasm"
  done
}

pack_model() {
  say "Packing the model for the page"
  node tools/bundle.mjs models/tagger pkg/tagger.hearken
  node tools/package.mjs pkg
}

build_dist() {
  say "Building the page into dist/"
  npm run build --prefix www
}

# --- Testing -------------------------------------------------------------------------------------------------------

suites_passed=0
suite=

# suite NAME COMMAND...: one part of the tests, and how long it took. The first that fails ends the run.
suite() {
  local began=$SECONDS
  suite=$1
  shift
  say "$suite"
  "$@"
  suites_passed=$((suites_passed + 1))
  printf '(%s: %d s)\n' "$suite" "$((SECONDS - began))"
  suite=
}

# The last line of a test run, whichever way it ended.
count_suites() {
  local status=$?
  if [ "$status" = 0 ]; then
    printf '\nsuites: %d passed, 0 failed\n' "$suites_passed"
  else
    printf '\nFailed: %s\nsuites: %d passed, 1 failed\n' "${suite:-preparing}" "$suites_passed"
  fi
}

check_code() {
  suite "Format" cargo fmt --check
  suite "Lints, native" cargo clippy --all-targets --locked -- -D warnings
  suite "Tests, native" cargo test --locked
}

# fuzz SECONDS: without optimisation, as overflows show only there. A seed in HEARKEN_FUZZ_SEED runs the same cases again.
fuzz() { HEARKEN_FUZZ_SECONDS=$1 cargo test --locked --test import -- --ignored --exact fuzz::fuzz --nocapture; }

# The package itself reads our corpora, where it is there.
convokit_round_trip() {
  if ! python3 -c "import convokit" 2>/dev/null; then
    echo "skipped: the Python package convokit is not there (pip install convokit)"
    return
  fi
  cargo build --locked --bin hearken
  python3 tests/convokit_round_trip.py target/debug/hearken
}

# test_wasm DRIVER PATH: in the browser that this WebDriver drives; webdriver.json says how to start it. Optimised, as
# the engine is far too slow otherwise.
test_wasm() {
  env "$1=$2" WASM_BINDGEN_TEST_ONLY_WEB=1 WASM_BINDGEN_TEST_TIMEOUT=300 \
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    cargo test --locked --release --target wasm32-unknown-unknown --no-default-features --test wasm
}

test_end_to_end() {
  HEARKEN_BIN=$PWD/target/debug/hearken npm test --prefix tests/e2e
}

# --- The commands --------------------------------------------------------------------------------------------------

command_serve() {
  build_page
  node tools/serve.mjs dist "${PORT:-8000}"
}

command_check() {
  get_rust
  get_lints
  get_packages www
  trap count_suites EXIT
  check_code
  suite "Types of the page" npm run check --prefix www
}

command_test() {
  get_rust
  get_lints
  get_wasm_target
  get_chromium
  get_firefox
  trap count_suites EXIT
  check_code
  suite "Broken files, a minute of them" fuzz 60
  suite "ConvoKit reads our corpora" convokit_round_trip
  suite "Lints, wasm" cargo clippy --locked --target wasm32-unknown-unknown --no-default-features --lib --test wasm -- -D warnings
  suite "The page builds" build_page
  suite "Tests, wasm in Chromium" test_wasm CHROMEDRIVER "$(command -v chromedriver)"
  suite "Tests, wasm in Firefox" test_wasm GECKODRIVER "$(command -v geckodriver)"
  suite "Types of the page" npm run check --prefix www
  suite "Tests of the page" npm test --prefix www
  get_packages tests/e2e
  suite "Tests, end to end" test_end_to_end
}

command_dist() {
  build_page
  say "The site is in dist/: put it on any static host, at any path."
}

command_fuzz() {
  get_rust
  fuzz "$((${1:-10} * 60))"
}

command_bench() {
  get_chromium
  build_page
  get_packages tests/e2e
  get_packages tests/e2e/beside
  cargo build --release --locked --bin hearken --example frames
  HEARKEN_BIN=$PWD/target/release/hearken node tests/e2e/bench.mjs
  say "hearken beside others (docs/performance.md)"
  with_data "$(venv)/bin/python" models/training/bench_inputs.py
  HEARKEN_FRAMES=$PWD/target/release/examples/frames node tests/e2e/beside/beside.mjs
  say "Reading 100,000 messages in each form, in 2 seconds at most"
  cargo run --release --locked --example read_speed -- 100000 2
}

# with_data COMMAND...: for what cannot be done without the data.
with_data() {
  if [ ! -d "${HEARKEN_DATA:-}" ]; then
    echo "skipped: HEARKEN_DATA does not name the folder of the training data (see README)"
    return
  fi
  get_python_packages
  "$@"
}

command_teach() { with_data teach "$@"; }

teach() {
  "$(venv)/bin/python" -m pip install --quiet --requirement models/training/requirements-teacher.txt
  "$(venv)/bin/python" models/training/teach.py "$@"
}

command_train() { with_data "$(venv)/bin/python" models/training/train.py "$@"; }

command_eval() { with_data evaluate; }

command_reference() {
  get_rust
  if [ ! -d "${HEARKEN_DATA:-}" ]; then
    echo "skipped: HEARKEN_DATA does not name the folder of the training data (see README)"
    return
  fi
  cargo run --release --locked --example reference -- "$HEARKEN_DATA"
}

evaluate() {
  get_rust
  get_packages tools
  cargo build --release --locked --bin hearken
  HEARKEN_BIN=$PWD/target/release/hearken "$(venv)/bin/python" models/training/evaluate.py
  "$(venv)/bin/python" models/training/folds.py
}

case "${1:-help}" in
  serve | test | check | dist | bench | fuzz | train | teach | eval | reference) "command_$1" "${@:2}" ;;
  help | -h | --help) usage ;;
  *) usage >&2; exit 2 ;;
esac
