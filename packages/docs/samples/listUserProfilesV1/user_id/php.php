<?php
$curl = curl_init(getenv('MINAPP_BASE_URL') . '/oserve/v1/miniapp/user-profile/?user_id=36619701');
curl_setopt_array($curl, [
    CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . getenv('MINAPP_TOKEN')],
    CURLOPT_RETURNTRANSFER => true,
    CURLOPT_TIMEOUT => 30,
]);
$body = curl_exec($curl);
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($body === false || $status !== 200) {
    throw new RuntimeException("Status $status: " . ($body ?: curl_error($curl)));
}
$answer = json_decode($body, flags: JSON_THROW_ON_ERROR);
// One profile is documented, a list of one is as likely.
$profile = $answer->objects[0] ?? $answer;
echo json_encode($profile, JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), PHP_EOL;
